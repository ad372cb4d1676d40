import { describeHandOver } from '../browser/hand-over-suite';

describeHandOver('firefox');
