import { describePasskeys } from '../browser/passkey-suite';

describePasskeys('firefox');
