import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Drawn, galleryPage } from './gallery-page.ts';

const require = createRequire(import.meta.url);
const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Everything the page needs comes from here and from installed packages: no network. */
const FILES: Record<string, { path: string; type: string }> = {
  '/gallery.js': { path: own('gallery.js'), type: 'text/javascript' },
  '/gallery.css': { path: own('gallery.css'), type: 'text/css' },
  '/adaptivecards.js': {
    path: require.resolve('adaptivecards/dist/adaptivecards.min.js'),
    type: 'text/javascript',
  },
  '/markdown-it.js': {
    path: require.resolve('markdown-it/dist/markdown-it.min.js'),
    type: 'text/javascript',
  },
};

/** Serves the gallery to this computer only. `draw` is asked again for every look at the page; `/?card=NAME` has one. */
export async function serveGallery(draw: () => Promise<Drawn[]>, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const only = searchParams.get('card');
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
    try {
      const file = FILES[path];
      if (file) send(200, file.type, readFileSync(file.path));
      else if (path === '/')
        send(200, 'text/html', galleryPage((await draw()).filter(({ card }) => !only || card === only)));
      else send(404, 'text/plain', 'There is nothing here.');
    } catch (error) {
      send(500, 'text/plain', error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** The port a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('the server does not listen on a port');
  return address.port;
}
