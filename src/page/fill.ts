import type { FieldTrouble, FillOrder, FillReport, LookOrder, PageHandle, PageLook } from '../messages/page-protocol';
import { disguiseOf } from './disguise';
import { attribute, select } from './dom';
import { type CodeField, codeFieldsIn } from './fields';
import { introduce } from './messages';
import { destinationsOf, submitFor } from './submit';
import { watchForFields } from './watch';
import { clear, writeCode } from './write';

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
        const trouble = troubleWith(field, { bringIntoView: false });
        const isFocused = inputs.some((input) => input === focused);
        return { boxes: inputs.length, kind, confidence, focused: isFocused, ...(trouble && { trouble }) };
      });
      return { fields, foreignFrames: foreignFramesIn(document) };
    },

    fill({ field: place, code, submit }: FillOrder): FillReport {
      const field = seen[place];
      if (field === undefined) return { result: 'refused', trouble: 'field-changed', seen: false };
      const refusal = fillField(field, code);
      if (refusal !== undefined) return { result: 'refused', ...refusal };
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

const beforeWriting = { bringIntoView: true };

/** Why the field was not filled, and whether the page has seen the code for all that. */
interface Refusal {
  trouble: FieldTrouble;
  seen: boolean;
}

function fillField(field: SeenField, code: string): Refusal | undefined {
  const { inputs } = field;
  if (inputs.length > 1 && inputs.length !== code.length) return { trouble: 'value-refused', seen: false };
  const before = troubleWith(field, beforeWriting);
  if (before !== undefined) return { trouble: before, seen: false };
  const looks: (FieldTrouble | undefined)[] = [];
  const stands = writeCode(inputs, code, () => {
    const trouble = troubleWith(field, beforeWriting);
    looks.push(trouble);
    return trouble === undefined;
  });
  const trouble = looks.find((each) => each !== undefined);
  const seen = looks.includes(undefined);
  if (goElsewhere(inputs)) {
    // A page may answer to a code by taking its field away, or by covering it; never by sending it off to another site.
    if (seen) clear(inputs);
    return { trouble: trouble ?? 'form-goes-elsewhere', seen };
  }
  return stands ? undefined : { trouble: trouble ?? 'value-refused', seen };
}

function troubleWith(field: SeenField, when: { bringIntoView: boolean }): FieldTrouble | undefined {
  const { inputs, marks } = field;
  if (inputs.some((input) => !input.isConnected) || marksOf(field) !== marks) return 'field-changed';
  if (goElsewhere(inputs)) return 'form-goes-elsewhere';
  return inputs.some((input) => disguiseOf(input, when) !== undefined) ? 'field-disguised' : undefined;
}

function goElsewhere(inputs: HTMLInputElement[]): boolean {
  return inputs.flatMap(destinationsOf).some(({ origin }) => origin !== self.origin);
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
