import type { IncomingMessage } from 'node:http';
import type { WireReply } from './protocol';
import type { Service } from './service';

export async function controlReply(_request: IncomingMessage, _body: string, _service: Service): Promise<WireReply> {
  return { status: 404, body: '{}', headers: {} };
}
