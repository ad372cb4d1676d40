import { describeSecurity } from '../browser/security-suite';

describeSecurity('firefox');
