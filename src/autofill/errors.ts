import { CodedError } from '../lib/errors';

/** Why nothing is filled. */
export type FillErrorCode =
  /** The browser lets no extension see this page, or this tab's page was not pressed upon. */
  | 'page-not-reachable'
  /** Not https, nor this computer; or a frame without an address of its own. */
  | 'site-not-secure'
  | 'no-code-field'
  /** More than a person can be asked for. */
  | 'too-many-fields'
  /** The field says that its code comes by e-mail or text message. */
  | 'other-kind-of-code'
  /** A person would not see what is written into it. */
  | 'field-disguised'
  | 'form-goes-elsewhere'
  | 'field-changed'
  | 'value-refused'
  /** The page has been replaced since the person asked. */
  | 'page-moved-on'
  /** The account that was named is not bound to this site. */
  | 'site-not-bound'
  /** The organisation that manages this browser has forbidden it. */
  | 'forbidden-by-policy';

export class FillError extends CodedError<FillErrorCode> {}
