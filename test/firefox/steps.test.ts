import { describeSteps } from '../browser/steps-suite';

describeSteps('firefox');
