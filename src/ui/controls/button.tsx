import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** Without it the button sends its form. */
  onClick?: () => void;
  /** Under way: it keeps the focus, and presses do nothing. */
  busy?: boolean;
  disabled?: boolean;
  /** A longer name for those who cannot see what is around it. It begins with what the button shows. */
  label?: string;
  /** Where the focus goes when its view begins, in place of the first field. */
  entry?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, kind = 'secondary', onClick, busy = false, disabled = false, label, entry = false } = props;
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={`button button-${kind}`}
      aria-busy={busy}
      aria-label={label}
      disabled={disabled}
      data-entry={entry ? '' : undefined}
      onClick={onClick && !busy ? onClick : undefined}
    >
      {children}
      {busy && <span class="spinner" aria-hidden="true" />}
    </button>
  );
}

interface IconButtonProps {
  /** What it does: its name, and shown when pointed at. */
  label: string;
  children: ComponentChildren;
  onClick: () => void;
  tabIndex?: number;
}

export function IconButton({ label, children, onClick, tabIndex = 0 }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} tabIndex={tabIndex} onClick={onClick}>
      {children}
    </button>
  );
}
