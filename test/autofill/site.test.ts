import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayFill, registrableDomain, type SiteRule } from '../../src/autofill/site';

const rule = (kind: SiteRule['kind'], value: string): SiteRule => ({ kind, value });
const bank = rule('origin', 'https://login.bank.example');

/** Frames that a rule covers, and frames that it must not. */
const table: [SiteRule, covered: string[], refused: string[]][] = [
  [
    bank,
    [
      'https://login.bank.example',
      'https://login.bank.example/',
      'https://login.bank.example:443/mfa?next=https://evil.example#x',
      'HTTPS://LOGIN.BANK.EXAMPLE/',
    ],
    [
      'https://login.bank.example.evil.example/',
      'https://evil-login.bank.example/',
      'https://loginbank.example/',
      'https://bank.example/',
      'https://www.login.bank.example/',
      'https://login.bank.example@evil.example/',
      'https://login.bank.example%40evil.example/',
      'https://login.bank.example:443@evil.example/',
      'https://evil.example/https://login.bank.example/',
      'https://evil.example\\@login.bank.example/',
      'https://login.bank.examp1e/',
      'https://login.bаnk.example/',
      'http://login.bank.example/',
      'https://login.bank.example:8443/',
      'https://login.bank.example:80/',
      'https://login.bank.example./',
      'wss://login.bank.example/',
      'ftp://login.bank.example/',
      'file://login.bank.example/',
      'blob:https://login.bank.example/0f7e',
      'filesystem:https://login.bank.example/temporary/',
      'view-source:https://login.bank.example/',
      'data:text/html,https://login.bank.example/',
      'javascript:location="https://login.bank.example/"',
      'about:blank',
      'about:srcdoc',
      'chrome-extension://login.bank.example/',
      'null',
      '',
      '//login.bank.example/',
      'https://',
      'https://login.bank.example:port/',
    ],
  ],
  [
    rule('origin', 'https://bank.example:8443/'),
    ['https://bank.example:8443/x'],
    ['https://bank.example/', 'https://bank.example:8444/'],
  ],
  [
    rule('origin', 'https://例え.jp'),
    ['https://xn--r8jz45g.jp/', 'https://例え.jp/'],
    ['https://例え。evil.example/', 'https://例之.jp/'],
  ],
  [
    rule('origin', 'http://localhost:3000'),
    ['http://localhost:3000/sign-in'],
    ['http://localhost/', 'http://localhost:3001/', 'https://localhost:3000/', 'http://localhost.evil.example:3000/'],
  ],
  [rule('origin', 'http://127.0.0.1:80'), ['http://127.0.0.1/', 'http://2130706433/'], ['http://127.0.0.2/']],
  [rule('origin', 'http://[::1]:8080'), ['http://[::1]:8080/', 'http://[0:0:0:0:0:0:0:1]:8080/'], ['http://[::1]/']],
  [
    rule('origin', 'https://192.0.2.7:8443'),
    ['https://192.0.2.7:8443/'],
    ['https://192.0.2.7/', 'http://192.0.2.7:8443/'],
  ],
  [
    rule('host', 'login.bank.example'),
    ['https://login.bank.example/', 'https://login.bank.example:8443/', 'https://LOGIN.bank.example/x'],
    [
      'http://login.bank.example/',
      'https://a.login.bank.example/',
      'https://bank.example/',
      'https://login.bank.example./',
      'https://login.bank.example.evil.example/',
    ],
  ],
  [
    rule('domain', 'bank.co.uk'),
    ['https://bank.co.uk/', 'https://login.bank.co.uk/', 'https://a.b.bank.co.uk:8443/'],
    [
      'https://mybank.co.uk/',
      'https://bank.co.uk.evil.example/',
      'https://other.co.uk/',
      'http://login.bank.co.uk/',
      'https://bank.co.uk./',
    ],
  ],
  [
    rule('domain', 'shop.auth.eu-west-1.amazoncognito.com'),
    ['https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize'],
    [
      'https://thief.auth.eu-west-1.amazoncognito.com/',
      'https://shop.auth.us-east-1.amazoncognito.com/',
      'https://auth.eu-west-1.amazoncognito.com/',
    ],
  ],
  [
    rule('domain', 'amazon.com'),
    ['https://www.amazon.com/ap/mfa'],
    ['https://signin.aws.amazon.com/', 'https://eu-west-1.signin.aws.amazon.com/', 'https://aws.amazon.com/'],
  ],
  [rule('host', 'signin.aws.amazon.com'), ['https://signin.aws.amazon.com/mfa'], ['https://www.amazon.com/']],
  [
    rule('path', 'https://sites.example/team'),
    [
      'https://sites.example/team',
      'https://sites.example/team/',
      'https://sites.example/team/a?b',
      'https://sites.example/x/../team/',
    ],
    [
      'https://sites.example/',
      'https://sites.example/teams',
      'https://sites.example/team;x',
      'https://sites.example/Team/',
      'https://sites.example/team/../other/',
      'https://sites.example/team/%2e%2e/other/',
      'https://sites.example/team/.%2E/other/',
      'https://sites.example/team\\..\\other\\',
      'https://sites.example/team/..%2fother',
      'https://sites.example/team/..%5cother',
      'https://sites.example/team/..%252fother',
      'https://sites.example/other?/team/',
      'https://sites.example/other#/team/',
      'https://sites.example.evil.example/team/',
      'http://sites.example/team/',
      'https://sites.example:8443/team/',
    ],
  ],
  [rule('path', 'https://sites.example/'), ['https://sites.example/anything'], ['https://other.example/']],
];

describe('mayFill', () => {
  for (const [{ kind, value }, covered, refused] of table) {
    it(`covers what the ${kind} ${value} covers`, () => {
      for (const url of covered) expect([url, mayFill({ kind, value }, url)]).toEqual([url, true]);
    });
    it(`refuses what only looks like the ${kind} ${value}`, () => {
      for (const url of refused) expect([url, mayFill({ kind, value }, url)]).toEqual([url, false]);
    });
  }

  it('refuses under a rule that says more or less than its kind', () => {
    const wrong: [SiteRule, string][] = [
      [rule('origin', 'https://bank.example/app'), 'https://bank.example/app'],
      [rule('origin', 'https://ada@bank.example'), 'https://bank.example/'],
      [rule('origin', 'https://bank.example?x'), 'https://bank.example/?x'],
      [rule('origin', 'bank.example'), 'https://bank.example/'],
      [rule('origin', 'http://bank.example'), 'http://bank.example/'],
      [rule('origin', 'null'), 'about:blank'],
      [rule('host', 'bank.example:8443'), 'https://bank.example:8443/'],
      [rule('host', 'bank.example/'), 'https://bank.example/'],
      [rule('host', '*.bank.example'), 'https://www.bank.example/'],
      [rule('host', 'ada@bank.example'), 'https://bank.example/'],
      [rule('host', '192.0.2.7'), 'https://192.0.2.7/'],
      [rule('host', 'localhost'), 'http://localhost:3000/'],
      [rule('host', ''), 'https://bank.example/'],
      [rule('domain', 'login.bank.example'), 'https://login.bank.example/'],
      [rule('domain', 'co.uk'), 'https://bank.co.uk/'],
      [rule('domain', 'com'), 'https://bank.com/'],
      [rule('domain', 'amazoncognito.com'), 'https://shop.auth.zz-new-1.amazoncognito.com/'],
      [rule('domain', 'github.io'), 'https://ada.github.io/'],
      [rule('domain', '192.0.2.7'), 'https://192.0.2.7/'],
      [rule('domain', 'app.localhost'), 'http://app.localhost/'],
      [rule('path', 'https://bank.example/app?x'), 'https://bank.example/app?x'],
      [rule('path', 'https://bank.example/a%2fb'), 'https://bank.example/a%2fb'],
    ];
    for (const [each, url] of wrong) expect([each.value, mayFill(each, url)]).toEqual([each.value, false]);
  });

  it('never throws, and covers no address that is not a web page’s', () => {
    const kinds = fc.constantFrom<SiteRule['kind']>('origin', 'host', 'domain', 'path');
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.domain(),
      fc.ipV6().map((ip) => `http://[${ip}]/`),
    );
    fc.assert(
      fc.property(kinds, texts, texts, (kind, value, url) => {
        if (mayFill({ kind, value }, url)) expect(new URL(url).protocol).toMatch(/^https?:$/);
      }),
      { numRuns: 500 },
    );
  });

  it('covers by an origin exactly the addresses of that origin', () => {
    const url = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(url, url, (a, b) => {
        const { origin } = new URL(a);
        expect(mayFill(rule('origin', origin), a)).toBe(true);
        expect(mayFill(rule('origin', origin), b)).toBe(new URL(b).origin === origin);
      }),
    );
  });

  it('covers by a domain nothing whose registrable domain is another', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), fc.constantFrom('.', '-', '', '@'), (mine, other, joint) => {
        const domain = registrableDomain(new URL(`https://${mine}/`).hostname);
        if (domain === undefined) return;
        const url = `https://${mine}${joint}${other}/`;
        if (!URL.canParse(url)) return;
        const theirs = registrableDomain(new URL(url).hostname);
        expect(mayFill(rule('domain', domain), url)).toBe(theirs === domain);
      }),
    );
  });
});
