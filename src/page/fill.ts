import type { FieldTrouble, FillOrder, FillReport, LookOrder, PageHandle, PageLook } from '../messages/page-protocol';
import { disguiseOf } from './disguise';
import { attribute, select } from './dom';
import { type CodeField, codeFieldsIn } from './fields';
import { introduce } from './messages';
import { destinationsOf, submitFor } from './submit';
import { watchForFields } from './watch';
import { writeCode } from './write';

/** A field as it was looked at: what it is now is held against it before anything is written. */
interface SeenField extends CodeField {
  marks: string;
}

/** Our script in one document. It holds no secret, and of codes none for longer than it writes it. */
export function createPageHandle(document: Document): PageHandle {
  let seen: SeenField[] = [];
  return {
    async look({ pointed }: LookOrder): Promise<PageLook> {
      seen = fieldsIn(document, pointed).map((field) => ({ ...field, marks: marksOf(field) }));
      if (seen.length > 0) await introduce();
      const focused = deepActiveElement(document);
      const fields = seen.map((field) => {
        const { inputs, kind, confidence } = field;
        const trouble = troubleWith(field);
        const isFocused = inputs.some((input) => input === focused);
        return { boxes: inputs.length, kind, confidence, focused: isFocused, ...(trouble && { trouble }) };
      });
      return { fields, foreignFrames: foreignFramesIn(document) };
    },

    fill({ field: place, code, submit }: FillOrder): FillReport {
      const field = seen[place];
      const trouble = field === undefined ? 'field-changed' : fillField(field, code);
      if (field === undefined || trouble !== undefined)
        return { result: 'refused', trouble: trouble ?? 'field-changed' };
      const last = field.inputs.at(-1);
      return { result: 'filled', submitted: submit && last !== undefined && submitFor(last) };
    },

    watch() {
      watchForFields(document);
    },
  };
}

/** Fields beyond these are none that a person is asked for. */
const mostFields = 100;

function fieldsIn(document: Document, pointed: boolean): CodeField[] {
  const found = codeFieldsIn(document).slice(0, mostFields);
  const active = deepActiveElement(document);
  const isKnown = found.some(({ inputs }) => inputs.some((input) => input === active));
  if (!pointed || isKnown || !isTextField(active)) return found;
  return [{ inputs: [active], kind: 'unknown', confidence: 0 }, ...found];
}

function isTextField(element: Element | undefined): element is HTMLInputElement {
  return element instanceof HTMLInputElement && /^(text|tel|number|password)$/.test(element.type);
}

function fillField(field: SeenField, code: string): FieldTrouble | undefined {
  if (field.inputs.length > 1 && field.inputs.length !== code.length) return 'value-refused';
  const before = troubleWith(field);
  if (before !== undefined) return before;
  const during: FieldTrouble[] = [];
  const isRight = () => {
    const trouble = troubleWith(field);
    if (trouble !== undefined) during.push(trouble);
    return trouble === undefined;
  };
  if (writeCode(field.inputs, code, isRight)) return undefined;
  return during[0] ?? 'value-refused';
}

function troubleWith(field: SeenField): FieldTrouble | undefined {
  const { inputs, marks } = field;
  if (inputs.some((input) => !input.isConnected) || marksOf(field) !== marks) return 'field-changed';
  const leaves = inputs.flatMap(destinationsOf).some(({ origin }) => origin !== self.origin);
  if (leaves) return 'form-goes-elsewhere';
  return inputs.some((input) => disguiseOf(input) !== undefined) ? 'field-disguised' : undefined;
}

/** What must not change between the look and the writing. */
function marksOf({ inputs }: CodeField): string {
  return JSON.stringify(
    inputs.map((input) => [
      input.type,
      attribute(input, 'name'),
      input.disabled,
      input.readOnly,
      ...destinationsOf(input).map(({ href }) => href),
    ]),
  );
}

function deepActiveElement(document: Document): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active ?? undefined;
}

const mostFrames = 20;

/** By the addresses that the page has given them; what is in them, only the browser knows. */
function foreignFramesIn(document: Document): string[] {
  const origins = select<HTMLIFrameElement>(document, 'iframe[src]').flatMap((frame) => {
    const source = attribute(frame, 'src');
    if (!URL.canParse(source, document.baseURI)) return [];
    const { origin, protocol } = new URL(source, document.baseURI);
    return /^https?:$/.test(protocol) && origin !== self.origin ? [origin] : [];
  });
  return [...new Set(origins)].slice(0, mostFrames);
}
