import { serveOffscreen } from '../../src/offscreen/serve';

serveOffscreen(document);
