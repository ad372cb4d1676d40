import { describeNamedSites } from '../browser/named-sites-suite';

describeNamedSites('firefox');
