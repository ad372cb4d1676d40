import { benchCodes } from './codes';
import { timeKdf, timeNobleKdf } from './kdf';
import { benchSrp } from './srp';
import { benchVault } from './vault';

/** What runs in the page, called from Node by these names. */
const benches = { codes: benchCodes, timeKdf, timeNobleKdf, srp: benchSrp, vault: benchVault };

export type PageBenches = typeof benches;

window.benches = benches;
