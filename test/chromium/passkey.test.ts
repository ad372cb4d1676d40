import { describePasskeys } from '../browser/passkey-suite';

describePasskeys('chromium');
