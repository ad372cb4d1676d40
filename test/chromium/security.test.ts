import { describeSecurity } from '../browser/security-suite';

describeSecurity('chromium');
