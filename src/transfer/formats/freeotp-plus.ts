import * as v from 'valibot';
import { jsonObject } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { entryShapeOf, shapeOf } from '../decode';
import { entryName, type ImportFormat, readEntries } from '../format';

const exportSchema = v.object({ tokens: v.array(v.unknown()) });

/** Java's bytes have a sign. */
const byteSchema = v.pipe(v.number(), v.integer(), v.minValue(-128), v.maxValue(127));

const optionalText = v.nullish(v.string(), '');

const tokenSchema = v.looseObject({
  type: v.string(),
  secret: v.array(byteSchema),
  counter: v.nullish(v.pipe(v.number(), v.integer())),
  issuerInt: optionalText,
  issuerExt: optionalText,
  issuerAlt: optionalText,
  label: optionalText,
  labelAlt: optionalText,
  alias: optionalText,
});

type Token = v.InferOutput<typeof tokenSchema>;

/** FreeOTP+ makes Steam's codes for every account of this issuer: it has no type for them. */
const steamIssuer = 'Steam';

/** FreeOTP+'s export. Its counters are of the code that was shown last, one before the next. */
export const freeOtpPlus: ImportFormat = {
  name: 'freeotp-plus',

  recognizes({ json }) {
    const { tokens, tokenOrder } = jsonObject(json) ?? {};
    return Array.isArray(tokens) && Array.isArray(tokenOrder);
  },

  read({ json }, context) {
    return readEntries(shapeOf(exportSchema, json).tokens, context, {
      name(entry) {
        const { issuerExt, issuerInt, label } = jsonObject(entry) ?? {};
        return entryName(issuerExt ?? issuerInt, label);
      },
      read: (entry) => readToken(entryShapeOf(tokenSchema, entry)),
    });
  },
};

function readToken(token: Token): ImportedAccount {
  const issuer = token.issuerAlt || token.issuerExt || token.issuerInt;
  const isSteam = token.type === 'TOTP' && issuer === steamIssuer;
  return accountOf({
    type: isSteam ? 'steam' : token.type,
    issuer,
    label: token.labelAlt || token.label,
    secret: Uint8Array.from(token.secret),
    algorithm: token['algo'],
    digits: token['digits'],
    periodSeconds: token['period'],
    counter: (token.counter ?? -1) + 1,
    tags: [token['category']],
    note: token.alias,
    icon: token['iconKey'],
  });
}
