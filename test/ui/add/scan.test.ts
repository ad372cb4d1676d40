import { describe, expect, it } from 'vitest';
import type { OfferedAccount, ReadText } from '../../../src/messages/views';
import { hostOfAnotherName } from '../../../src/ui/add/issuer-site';
import { foundIn } from '../../../src/ui/add/scan';
import { sightOfText, textsOf, type Sight } from '../../../src/ui/add/sight';

const sight: Sight = { pictures: [], texts: [], problems: [], ifNothing: 'no-qr-code' };
const offer: OfferedAccount = {
  text: 'otpauth://1',
  source: 'otpauth://1',
  issuer: 'Harbour',
  label: 'mika',
  known: false,
  hasNamesake: false,
};
const account: ReadText = { kind: 'account', account: offer };
const part = (scanned: number, ...accounts: OfferedAccount[]): ReadText => ({
  kind: 'export',
  accounts,
  problems: [{ name: 'old', error: { code: 'md5' } }],
  scanned,
  of: 3,
});

describe('what is found', () => {
  it('is offered without the QR codes that are none', () => {
    expect(foundIn(sight, [{ kind: 'refused', error: { code: 'not-otpauth' } }, account]).offers).toEqual([offer]);
  });

  it('is offered once, however often it is shown', () => {
    expect(foundIn(sight, [account, account, part(1, offer)]).offers).toHaveLength(1);
  });

  it('of an export is told with how much of it has been scanned', () => {
    const found = foundIn({ ...sight, origin: 'https://a.example' }, [part(2, offer), part(1)]);
    expect(found).toMatchObject({ origin: 'https://a.example', progress: { scanned: 2, of: 3 } });
    expect(found.problems.map(({ name }) => name)).toEqual(['old', 'old']);
  });
});

describe('what is seen', () => {
  const corners = [{ x: 0, y: 0 }];
  it('is each text once, from all pictures', () => {
    const picture = (...texts: string[]) => ({
      name: '',
      url: '',
      width: 1,
      height: 1,
      codes: texts.map((text) => ({ text, corners })),
    });
    expect(textsOf({ ...sight, texts: ['c'], pictures: [picture('a', 'b'), picture('b')] })).toEqual(['c', 'a', 'b']);
  });

  it('may be many links, a line each', () => {
    expect(sightOfText(' otpauth://1\r\n\n otpauth://2 ').texts).toEqual(['otpauth://1', 'otpauth://2']);
  });
});

describe('an issuer on a page of another name', () => {
  it.each([
    ['GitHub', 'https://evil.example', 'evil.example'],
    ['Demo app', 'http://127.0.0.1:5173', '127.0.0.1'],
    ['The App', 'https://evil.example', undefined],
    ['GitHub', 'https://github.com', undefined],
    ['Amazon Web Services', 'https://eu-central-1.signin.aws.amazon.com', undefined],
    ['Air-Canada', 'https://www.aircanada.com', undefined],
    ['青葉銀行', 'https://aoba.example', undefined],
    ['', 'https://evil.example', undefined],
    ['GitHub', undefined, undefined],
  ])('%s on %s: %s', (issuer, origin, host) => {
    expect(hostOfAnotherName(issuer, origin)).toBe(host);
  });
});
