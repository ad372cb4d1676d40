import { attribute, select, unshadowed } from './dom';
import { textFieldsIn } from './surroundings';
import { isUsable } from './visible';

/** The form that the browser sends with the input, which need not be around it. */
function formOf(input: HTMLInputElement): HTMLFormElement | undefined {
  return input.form ?? undefined;
}

/** Where the form goes, whichever of its buttons sends it; none where there is no form, which only scripts can send. */
export function destinationsOf(input: HTMLInputElement): URL[] {
  const form = formOf(input);
  if (form === undefined) return [];
  const buttons = buttonsOf(form).filter((button) => attribute(button, 'formaction') !== '');
  const base = unshadowed(input.ownerDocument, 'baseURI');
  return [attribute(form, 'action'), ...buttons.map((button) => attribute(button, 'formaction'))].map((action) =>
    destination(action, base),
  );
}

/** An address that cannot be read leads nowhere that is known. */
function destination(action: string, base: string): URL {
  return URL.canParse(action, base) ? new URL(action, base) : new URL('about:invalid');
}

/** What a form says that a code is not only asked for to sign in with: what it would send off cannot be called back. */
const consequential =
  /turn(ing)? off|disabl|deactivat|remov|delet|unenrol|unlink|reset|transfer|\bpay|withdraw|purchase|confirm order|無効|解除|削除|停止|オフ|送金|支払|deaktiv|entfern|lösch|überweis|désactiv|supprim|virement|desactiv|elimin|quitar|desativ|remover|disattiv|rimuov|отключ|удал|关闭|停用|删除|關閉|刪除|사용 안|해제|삭제/i;

/** Sends the form where it asks for nothing else and is for signing in; whether it was sent. */
export function submitFor(input: HTMLInputElement): boolean {
  const form = formOf(input);
  if (form === undefined || asksForMore(form) || isConsequential(form)) return false;
  unshadowed(form, 'requestSubmit').call(form);
  return true;
}

function asksForMore(form: HTMLFormElement): boolean {
  return textFieldsIn(form).some((input) => input.value === '' && isUsable(input));
}

function isConsequential(form: HTMLFormElement): boolean {
  const { ownerDocument } = form;
  const headings = select(ownerDocument, 'h1, h2, h3, legend');
  const words = [form, ...headings].map((element) => unshadowed(element, 'textContent'));
  const buttons = buttonsOf(form).map((button) => attribute(button, 'value'));
  return consequential.test(
    [unshadowed(ownerDocument, 'title'), attribute(form, 'action'), ...words, ...buttons].join(' '),
  );
}

function buttonsOf(form: HTMLFormElement): Element[] {
  return select(form, 'button, input[type=submit], input[type=image]');
}
