import { unshadowed } from './dom';

/**
 * Writes into fields so that the page's own scripts notice: by the browser's command for typing, whose events are trusted,
 * and where that does nothing by the value and the events that tell of it. (In our world the value's setter is the
 * browser's own, whatever the page has put over it in its world.)
 */

/** Takes back what was written. */
export function clear(inputs: HTMLInputElement[]): void {
  for (const input of inputs) {
    input.value = '';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
}

/** Whether the code stands in the inputs afterwards. `isRight` is asked again after everything that the page may answer to. */
export function writeCode(inputs: HTMLInputElement[], code: string, isRight: () => boolean): boolean {
  const ways = inputs.length === 1 ? [typeWhole] : [typeByBox, paste];
  return ways.some((way) => {
    if (!way(inputs, code, isRight)) return false;
    return stands(inputs, code);
  });
}

type Way = (inputs: HTMLInputElement[], code: string, isRight: () => boolean) => boolean;

const typeWhole: Way = ([input], code, isRight) => {
  if (input === undefined || !enter(input, isRight)) return false;
  insert(input, code);
  return true;
};

const typeByBox: Way = (inputs, code, isRight) => {
  for (const [place, input] of inputs.entries()) {
    const character = code.charAt(place);
    if (!enter(input, isRight)) return false;
    // A page that takes keys for itself writes the character and stops the key.
    if (press(input, 'keydown', character)) insert(input, character);
    press(input, 'keyup', character);
  }
  return true;
};

const paste: Way = ([first], code, isRight) => {
  if (first === undefined || !enter(first, isRight)) return false;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', code);
  first.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  return true;
};

/**
 * Puts the focus there, which the page may answer to by changing what it has put the focus on. While the popup or another
 * tab is in front, browsers tell pages of no focus: the page is told all the same, so that it answers now, and not when
 * the code is in the field.
 */
function enter(input: HTMLInputElement, isRight: () => boolean): boolean {
  const heard: Event[] = [];
  const hear = (event: Event) => {
    heard.push(event);
  };
  input.addEventListener('focus', hear, { once: true });
  input.focus();
  input.removeEventListener('focus', hear);
  if (heard.length === 0) {
    input.dispatchEvent(new FocusEvent('focus', { composed: true }));
    input.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  }
  input.select();
  return isRight();
}

function insert(input: HTMLInputElement, text: string): void {
  const { ownerDocument } = input;
  const typed =
    isFocused(input) && unshadowed(ownerDocument, 'execCommand').call(ownerDocument, 'insertText', false, text);
  if (!typed || plain(input.value) !== text) {
    input.value = text;
    input.dispatchEvent(
      new InputEvent('input', { data: text, inputType: 'insertText', bubbles: true, composed: true }),
    );
  }
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** False where the page has stopped it. */
function press(input: HTMLInputElement, type: 'keydown' | 'keyup', key: string): boolean {
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`;
  return input.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true, composed: true }));
}

function isFocused(input: HTMLInputElement): boolean {
  const root = input.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === input;
}

/** Some pages write codes in groups. */
function stands(inputs: HTMLInputElement[], code: string): boolean {
  return plain(inputs.map(({ value }) => value).join('')) === code;
}

function plain(value: string): string {
  return value.replace(/[\s-]/g, '');
}
