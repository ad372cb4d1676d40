import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveCompute } from '../src/compute/serve';

export default defineUnlistedScript(() => {
  serveCompute(self);
});
