import { describeDisk } from '../browser/disk-suite';

describeDisk('firefox');
