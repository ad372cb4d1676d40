import { describeTransfer } from '../browser/transfer-suite';

describeTransfer('chromium');
