/** Serves the built pages: three entries with a strict CSP, hashed assets for a year, pages always asked again. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

/** Which page answers a path; null = no page, a problem document. */
export function entryOf(pathname: string): 'index.html' | 'survey.html' | 'workspace.html' | null {
  if (pathname.startsWith('/api/') || pathname === '/api') return null;
  if (/\.[a-z0-9]{2,12}$/i.test(pathname)) return null;
  if (pathname === '/k' || pathname.startsWith('/k/')) return 'survey.html';
  if (pathname === '/lam-viec' || pathname.startsWith('/lam-viec/')) return 'workspace.html';
  return 'index.html';
}

const isPortalPage = (url: string): boolean => /^\/($|\?|(bang-xep-hang|phuong-phap)([/?]|$))/.test(url);

export async function servePages(fastify: FastifyInstance, clientFolder: string): Promise<void> {
  if (!existsSync(path.join(clientFolder, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root: clientFolder,
    wildcard: false,
    index: false,
    setHeaders(reply, file) {
      const isAsset = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const pages = new Map<string, string>();
  for (const name of ['index.html', 'survey.html', 'workspace.html']) {
    const file = path.join(clientFolder, name);
    if (existsSync(file)) pages.set(name, readFileSync(file, 'utf8'));
  }
  const answer = (request: FastifyRequest, reply: FastifyReply): void => {
    const entry = entryOf(request.url.split('?')[0] ?? '/');
    const page = entry === null ? undefined : pages.get(entry);
    if (page === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      sendProblem(new Problem('notFound'), request, reply);
      return;
    }
    void reply
      .status(entry === 'index.html' && !isPortalPage(request.url) ? 404 : 200)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  };
  // every other address that is no file and no API: the portal tells a reader that it has no such page
  for (const one of ['/', '/*']) fastify.get(one, answer);
}
