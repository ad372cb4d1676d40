import { fromBase64 } from '../../lib/bytes';
import type { OwnRequestBody } from '../../messages/protocol';
import type { OwnHandlers } from '../../messages/router';
import { nothing } from '../nothing';
import type { Services } from '../services';
import type { ImportContents } from './imports';

type TransferRequest = Extract<keyof OwnHandlers, `transfer.${string}`>;

/** Requests about what comes in from files and leaves in files. */
export function transferHandlers({ imports, exports }: Services): Pick<OwnHandlers, TransferRequest> {
  return {
    'transfer.previewImport': (body) => imports.preview(contentsOf(body)),
    'transfer.import': (body) => imports.add(contentsOf(body)),
    'transfer.undoImport': nothing((imported) => imports.undo(imported)),
    'transfer.previewExport': ({ format }) => exports.preview(format),
    'transfer.export': (body) => exports.write(body),
  };
}

function contentsOf({ accounts, records }: OwnRequestBody<'transfer.import'>): ImportContents {
  return {
    accounts: accounts.map(({ secret, ...rest }) => ({ ...rest, secret: fromBase64(secret) })),
    ...(records !== undefined && { records }),
  };
}
