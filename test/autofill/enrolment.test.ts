import { describe, expect, it } from 'vitest';
import { namesAnotherSite, rulesForOrigin, widerRules } from '../../src/autofill/enrolment';

describe('rulesForOrigin', () => {
  it('binds to the origin of the page, and to no more', () => {
    expect(rulesForOrigin('https://app.example.com:8443')).toEqual([
      { kind: 'origin', value: 'https://app.example.com:8443' },
    ]);
  });

  it('adds the hosts where AWS takes the codes that its console has set up', () => {
    const hosts = (origin: string) => rulesForOrigin(origin).map(({ value }) => value);
    expect(hosts('https://eu-west-1.console.aws.amazon.com')).toEqual([
      'https://eu-west-1.console.aws.amazon.com',
      'signin.aws.amazon.com',
      'eu-west-1.signin.aws.amazon.com',
    ]);
    expect(hosts('https://console.aws.amazon.com')).toHaveLength(2);
    expect(hosts('https://a.b.console.aws.amazon.com')).toHaveLength(1);
    expect(hosts('https://console.aws.amazon.com.evil.example')).toHaveLength(1);
  });

  it('binds to nothing that cannot be told apart safely', () => {
    for (const origin of ['http://example.com', 'null', 'file://', '']) expect(rulesForOrigin(origin)).toEqual([]);
  });
});

describe('widerRules', () => {
  it('offers the host and the registrable domain, which for a shared suffix is the one customer’s', () => {
    const values = (origin: string) => widerRules(origin).map(({ kind, value }) => `${kind} ${value}`);
    expect(values('https://login.example.co.uk')).toEqual(['host login.example.co.uk', 'domain example.co.uk']);
    expect(values('https://shop.auth.eu-west-1.amazoncognito.com')).toEqual([
      'host shop.auth.eu-west-1.amazoncognito.com',
      'domain shop.auth.eu-west-1.amazoncognito.com',
    ]);
    expect(values('https://signin.aws.amazon.com')).toEqual(['host signin.aws.amazon.com']);
    expect(values('http://localhost:3000')).toEqual([]);
    expect(values('https://192.0.2.7')).toEqual([]);
  });
});

describe('namesAnotherSite', () => {
  it('believes an issuer whose name or domain is the site’s', () => {
    for (const [issuer, origin] of [
      ['GitHub', 'https://github.com'],
      ['Amazon Web Services', 'https://signin.aws.amazon.com'],
      ['Microsoft', 'https://login.microsoftonline.com'],
      ['login.example.com', 'https://accounts.example.com'],
      ['Pokémon Center', 'https://www.pokemon.com'],
      ['', 'https://example.com'],
      ['認証', 'https://example.com'],
      ['GitHub', 'http://localhost:3000'],
    ] as const)
      expect([issuer, namesAnotherSite(issuer, origin)]).toEqual([issuer, false]);
  });

  it('doubts one that names another', () => {
    for (const [issuer, origin] of [
      ['GitHub', 'https://evil.example'],
      ['github.com', 'https://github.com.evil.example'],
      ['shop.example.com', 'https://example.org'],
      ['Google', 'https://thief.auth.eu-west-1.amazoncognito.com'],
    ] as const)
      expect([issuer, namesAnotherSite(issuer, origin)]).toEqual([issuer, true]);
  });
});
