import { describeMainJob } from '../browser/main-job-suite';

describeMainJob('firefox');
