import { describeStoppedWorker } from '../browser/stopped-worker-suite';

describeStoppedWorker('chromium');
