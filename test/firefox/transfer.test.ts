import { describeTransfer } from '../browser/transfer-suite';

describeTransfer('firefox');
