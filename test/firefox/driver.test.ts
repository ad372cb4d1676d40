import { describeDriver } from '../browser/driver-suite';

describeDriver('firefox');
