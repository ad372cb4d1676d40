import { type CodeField, type CodeKind, explainCodeFields, findCodeFields } from '../../src/page/fields';
import { findSignInFields } from '../../src/page/sign-in-fields';

export { explainCodeFields, findCodeFields };

/** Ours, and rules that others have published, written anew from what is known of them. */
export const finders = {
  latchkey: findCodeFields,
  'autocomplete alone': (root: Document) => ruled(root, ({ autocomplete }) => autocomplete === 'one-time-code'),
  'a pattern on name and id': (root: Document) => ruled(root, ({ name, id }) => published.test(`${name} ${id}`)),
  'the pattern on labels too': (root: Document) => ruled(root, (input) => published.test(wordsAbout(input))),
} satisfies Record<string, (root: Document) => CodeField[]>;

const published =
  /one.?time|\botp|otp\b|otc|totp|2fa|mfa|two.?factor|second.?factor|auth.*code|verif.*code|security.?code|sms.?code|passcode|pass.?code/i;

function ruled(root: Document, takes: (input: HTMLInputElement) => boolean): CodeField[] {
  return [
    ...root.querySelectorAll<HTMLInputElement>(
      'input:is(:not([type]),[type=text],[type=tel],[type=number],[type=password])',
    ),
  ]
    .filter(
      (input) =>
        input.checkVisibility({ visibilityProperty: true }) && !input.disabled && !input.readOnly && takes(input),
    )
    .map((input) => ({ inputs: [input], kind: 'unknown', confidence: 1 }));
}

function wordsAbout({ name, id, placeholder, ariaLabel, labels }: HTMLInputElement): string {
  return [name, id, placeholder, ariaLabel, ...[...(labels ?? [])].map((label) => label.textContent)].join(' ');
}

export interface Judged {
  expected: number;
  found: { isRight: boolean; kind: CodeKind; expectedKind: string; markup: string }[];
  missed: string[];
}

/** Holds what a finder finds in this page against the inputs that say what they expect. */
export function judge(name: keyof typeof finders): Judged {
  const expected = expectedFields();
  const isSame = (one: HTMLInputElement[], other: HTMLInputElement[]) =>
    one.length === other.length && one.every((input, at) => input === other[at]);
  const found = finders[name](document);
  return {
    expected: expected.length,
    found: found.map(({ inputs, kind }) => {
      const match = expected.find((each) => isSame(each.inputs, inputs));
      return {
        isRight: match !== undefined,
        kind,
        expectedKind: match?.kind ?? '',
        markup: inputs[0]?.outerHTML ?? '',
      };
    }),
    missed: expected
      .filter((each) => !found.some(({ inputs }) => isSame(each.inputs, inputs)))
      .map(({ inputs }) => inputs[0]?.outerHTML ?? ''),
  };
}

function expectedFields(): { kind: string; inputs: HTMLInputElement[] }[] {
  const fields: { kind: string; inputs: HTMLInputElement[] }[] = [];
  for (const input of markedIn(document)) {
    const [kind = '', boxes] = (input.dataset['expected'] ?? '').split(' ');
    const last = fields.at(-1);
    if (boxes !== undefined && last?.inputs[0]?.dataset['expected'] === input.dataset['expected'])
      last?.inputs.push(input);
    else fields.push({ kind, inputs: [input] });
  }
  return fields;
}

function markedIn(root: Document | ShadowRoot): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element instanceof HTMLInputElement && element.dataset['expected'] !== undefined ? [element] : []),
    ...(element.shadowRoot === null ? [] : markedIn(element.shadowRoot)),
  ]);
}

/** What `findSignInFields` finds here, every input by its name. */
export function namedSignInFields() {
  return findSignInFields(document).map(({ purpose, username, password, newPasswords }) => ({
    purpose,
    ...(username !== undefined && { username: username.name }),
    ...(password !== undefined && { password: password.name }),
    newPasswords: newPasswords.map(({ name }) => name),
  }));
}
