import * as v from 'valibot';
import { jsonObject } from '../../lib/json';
import { accountOf } from '../account-fields';
import { entryShapeOf, shapeOf } from '../decode';
import { entryName, type ImportFormat, readEntries } from '../format';

const exportSchema = v.object({ app: v.string(), data: v.array(v.unknown()) });

const entrySchema = v.looseObject({ otp_type: v.string(), secret: v.string() });

/** What 2FAuth, a web application, exports of itself. Steam's codes are its type `steamtotp`. */
export const twoFauth: ImportFormat = {
  name: '2fauth',

  recognizes({ json }) {
    const { app, data } = jsonObject(json) ?? {};
    return typeof app === 'string' && /^2fauth/i.test(app) && Array.isArray(data);
  },

  read({ json }, context) {
    const { data } = shapeOf(exportSchema, json);
    return readEntries(data, context, {
      name(entry) {
        const { service, account } = jsonObject(entry) ?? {};
        return entryName(service, account);
      },
      read(entry) {
        const row = entryShapeOf(entrySchema, entry);
        return accountOf({
          type: row.otp_type,
          issuer: row['service'],
          label: row['account'],
          secret: row.secret,
          algorithm: row['algorithm'],
          digits: row['digits'],
          periodSeconds: row['period'],
          counter: row['counter'],
          icon: row['icon'],
        });
      },
    });
  },
};
