import { attribute, nameOf, scopesUnder, select, type Scope } from './dom';
import { codeFieldsIn } from './fields';
import { type SignInConcept, signInConceptsIn } from './sign-in-words';
import { formOf, lookAt, scopeOf, type Source, textFieldsIn, textOf, wordsAbout } from './surroundings';
import { plainWords } from './text';
import { isUsable } from './visible';

/** The fields of one form that are for signing in, or for a password that is to be. Of no field is it said that it is empty. */
export interface SignInFields {
  /** `change-password` is also the choice of a new one after a reset. */
  purpose: 'sign-in' | 'sign-up' | 'change-password';
  /** Absent where only the password is asked for. */
  username?: HTMLInputElement;
  /** The password that one has. Absent where only the name is asked for. */
  password?: HTMLInputElement;
  /** The password that one chooses, and its repetition. */
  newPasswords: HTMLInputElement[];
}

const signUpHasFields = 3;

/** Fields for a user name and a password that a person can see in `root` and in its open shadow roots. */
export function findSignInFields(root: Document): SignInFields[] {
  const codes = new Set(codeFieldsIn(root).flatMap(({ inputs }) => inputs));
  return scopesUnder(root)
    .flatMap((scope) => [...formsIn(scope)])
    .flatMap(([form, all]) => {
      const found = fieldsOf(
        form,
        all.filter((input) => !codes.has(input)),
      );
      return found === undefined ? [] : [found];
    });
}

/** The usable fields of each form; those outside every form belong to the scope. */
function formsIn(scope: Scope): Map<Element | Scope, HTMLInputElement[]> {
  const forms = new Map<Element | Scope, HTMLInputElement[]>();
  for (const input of textFieldsIn(scope).filter(isUsable)) {
    const form = formOf(input) ?? scope;
    forms.set(form, [...(forms.get(form) ?? []), input]);
  }
  return forms;
}

function fieldsOf(form: Element | Scope, fields: HTMLInputElement[]): SignInFields | undefined {
  const passwords = fields.filter((field) => isMasked(field) && !says(field, ['label', 'name'], 'otherSecret'));
  const [first] = passwords;
  if (first === undefined) return identifierOf(form, fields);
  const others = fields.filter((field) => !isMasked(field));
  const username = usernameAmong(others, fields.indexOf(first));
  const kept = passwords.filter((password) => !isNew(password, passwords));
  const isSignUp =
    passwords.length === 1 && kept[0] !== undefined && !isCurrent(kept[0]) && looksLikeSignUp(form, kept[0], others);
  const newPasswords = isSignUp ? passwords : passwords.filter((password) => !kept.includes(password));
  const password = isSignUp ? undefined : kept[0];
  return {
    purpose:
      newPasswords.length === 0
        ? 'sign-in'
        : password === undefined && others.length > 0
          ? 'sign-up'
          : 'change-password',
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    newPasswords,
  };
}

function isMasked(input: HTMLInputElement): boolean {
  return attribute(input, 'type').toLowerCase() === 'password';
}

function isCurrent(password: HTMLInputElement): boolean {
  return (
    attribute(password, 'autocomplete').includes('current-password') || says(password, ['label', 'name'], 'current')
  );
}

/** By what it says, or by its place: two alike are a choice and its repetition, three the old one before them. */
function isNew(password: HTMLInputElement, all: HTMLInputElement[]): boolean {
  if (attribute(password, 'autocomplete').includes('new-password')) return true;
  if (isCurrent(password)) return false;
  if (all.length === 1) return says(password, ['label', 'name'], 'fresh');
  return all.length === 2 && all.some(isCurrent) ? true : all.length === 2 || all.indexOf(password) > 0;
}

function looksLikeSignUp(form: Element | Scope, password: HTMLInputElement, others: HTMLInputElement[]): boolean {
  if (others.length >= signUpHasFields) return true;
  const said = conceptsAbout(password, ['heading', 'around']);
  const pressed = signInConceptsIn(buttonWords(form));
  return pressed.has('signUp')
    ? !pressed.has('signIn')
    : said.has('signUp') && !said.has('signIn') && !pressed.has('signIn');
}

/** The field that says so, an e-mail address, or the last before the password. */
function usernameAmong(fields: HTMLInputElement[], passwordAt: number): HTMLInputElement | undefined {
  return (
    fields.find(isNamedUsername) ??
    fields.find((field) => attribute(field, 'type').toLowerCase() === 'email') ??
    fields.find((field) => says(field, ['name', 'label'], 'user')) ??
    fields.slice(0, passwordAt).at(-1)
  );
}

function isNamedUsername(field: HTMLInputElement): boolean {
  return /\busername\b/.test(attribute(field, 'autocomplete'));
}

/** The first step of a sign-in that asks for the password on its next. */
function identifierOf(form: Element | Scope, fields: HTMLInputElement[]): SignInFields | undefined {
  const username = fields.find(isNamedUsername) ?? (fields.length === 1 ? fields[0] : undefined);
  if (username === undefined) return undefined;
  const about = conceptsAbout(username, ['heading', 'around', 'page']);
  const pressed = signInConceptsIn(buttonWords(form));
  if ([about, pressed].some((said) => said.has('newsletter') || said.has('signUp'))) return undefined;
  const isForSigningIn =
    isNamedUsername(username) ||
    ((about.has('signIn') || pressed.has('signIn')) && says(username, ['name', 'label'], 'user'));
  return isForSigningIn ? { purpose: 'sign-in', username, newPasswords: [] } : undefined;
}

function says(field: HTMLInputElement, sources: Source[], concept: SignInConcept): boolean {
  return conceptsAbout(field, sources).has(concept);
}

function conceptsAbout(field: HTMLInputElement, sources: Source[]): ReadonlySet<SignInConcept> {
  const look = lookAt(scopeOf(field));
  return signInConceptsIn(sources.map((source) => wordsAbout([field], source, look)).join(''));
}

/** What the form's buttons say, a link among them not. */
function buttonWords(form: Element | Scope): string {
  const buttons = select(form, 'button,input[type=submit],[role=button]');
  return plainWords(
    buttons.map((button) => (nameOf(button) === 'input' ? attribute(button, 'value') : textOf(button))).join(' '),
  );
}
