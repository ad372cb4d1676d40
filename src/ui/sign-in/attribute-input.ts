import type { FieldProps } from '../controls/field';
import type { Texts } from '../../locales/en';

type AttributeName = keyof Texts['attributes'];
type InputKind = Pick<FieldProps, 'type' | 'autocomplete' | 'inputMode'>;

/** The standard attributes of OpenID Connect Core, section 5.1, by what is best to type them with. */
const kinds: Record<AttributeName, InputKind> = {
  address: { autocomplete: 'street-address' },
  birthdate: { type: 'date', autocomplete: 'bday' },
  email: { type: 'email', autocomplete: 'email' },
  family_name: { autocomplete: 'family-name' },
  gender: { autocomplete: 'sex' },
  given_name: { autocomplete: 'given-name' },
  locale: { autocomplete: 'language' },
  middle_name: { autocomplete: 'additional-name' },
  name: { autocomplete: 'name' },
  nickname: { autocomplete: 'nickname' },
  phone_number: { type: 'tel', autocomplete: 'tel' },
  picture: { type: 'url', autocomplete: 'photo' },
  preferred_username: { autocomplete: 'username' },
  profile: { type: 'url' },
  updated_at: { inputMode: 'numeric' },
  website: { type: 'url', autocomplete: 'url' },
  zoneinfo: {},
};

function isStandard(name: string): name is AttributeName {
  return Object.hasOwn(kinds, name);
}

export interface AttributeInput extends InputKind {
  label: string;
  hint?: string;
}

/** The label and kind of an attribute's field; a pool's own attribute goes by its own name. */
export function attributeInput(text: Texts, name: string): AttributeInput {
  if (!isStandard(name)) return { label: name.replace(/^custom:/, '') };
  const hints: Partial<Record<AttributeName, string>> = text.attributeHints;
  const hint = hints[name];
  return { label: text.attributes[name], ...kinds[name], ...(hint !== undefined && { hint }) };
}

/** As Cognito takes it: telephone numbers in E.164, without what people put between the digits. */
export function attributeValue(name: string, typed: string): string {
  return name === 'phone_number' ? typed.normalize('NFKC').replace(/[^\d+]/g, '') : typed.trim();
}
