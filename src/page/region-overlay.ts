import type { Box } from './viewport';

/** What covers a page while the person draws on it. Its insides are closed to the page. */
export interface RegionOverlay {
  host: HTMLElement;
  show: (box: Box) => void;
}

export function coverPage(document: Document, hint: string): RegionOverlay {
  const host = styled(document.createElement('div'), {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: '100vw',
    height: '100vh',
    cursor: 'crosshair',
    'touch-action': 'none',
    'z-index': '2147483647',
    background: 'transparent',
  });
  host.tabIndex = -1;
  host.setAttribute('aria-label', hint);
  const marked = styled(document.createElement('div'), {
    position: 'fixed',
    inset: '0',
    border: '2px solid #ffffff',
    'box-shadow': '0 0 0 2px #17605a, 0 0 0 9999px rgb(0 0 0 / 35%)',
    'pointer-events': 'none',
  });
  host.attachShadow({ mode: 'closed' }).append(marked, label(document, hint));
  document.documentElement.append(host);
  // The top layer is above the page's own dialogs as well.
  host.popover = 'manual';
  host.showPopover();
  host.focus();
  return {
    host,
    show({ left, top, right, bottom }) {
      const [width, height] = [right - left, bottom - top];
      styled(marked, { inset: `${top}px auto auto ${left}px`, width: `${width}px`, height: `${height}px` });
    },
  };
}

function label(document: Document, hint: string): HTMLElement {
  const words = styled(document.createElement('div'), {
    position: 'fixed',
    top: '16px',
    left: '50%',
    transform: 'translateX(-50%)',
    padding: '8px 16px',
    'border-radius': '8px',
    background: '#17605a',
    color: '#ffffff',
    font: '600 14px system-ui, sans-serif',
    'text-align': 'center',
    'pointer-events': 'none',
  });
  words.textContent = hint;
  return words;
}

/** By properties: a page's content security policy may refuse style attributes. */
function styled<Styled extends HTMLElement>(element: Styled, style: Record<string, string>): Styled {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
  return element;
}
