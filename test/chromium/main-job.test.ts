import { describeMainJob } from '../browser/main-job-suite';

describeMainJob('chromium');
