import { describeHandOver } from '../browser/hand-over-suite';

describeHandOver('chromium');
