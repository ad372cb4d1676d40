import { describeScans } from '../browser/scan-suite';

describeScans('chromium');
