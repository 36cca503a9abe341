import type { ProblemBody } from './types';

/** Statuses of requests that were not looked at, such as that of a session which has ended. */
const TURNED_AWAY = new Set([401, 403, 408, 425, 429]);

/** An error response of the API, or status 0 if there was no response that could be read. */
export class ApiError extends Error {
  constructor(
    readonly problem: ProblemBody,
    /** Seconds after which the server asks to try again, if it does. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
  }

  get code(): string {
    return this.problem.code;
  }

  /** Whether the request may have taken effect although it failed. */
  get outcomeUnknown(): boolean {
    const { status, code } = this.problem;
    return status === 0 || status >= 500 || code === 'idempotency_in_progress';
  }

  /** Whether it tells the outcome of earlier attempts with the same key, too. */
  get settlesRequest(): boolean {
    return !this.outcomeUnknown && !TURNED_AWAY.has(this.problem.status);
  }
}

export interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Sent instead of the session's token; empty to send none. */
  token?: string;
}

/** Supplies access tokens; the session sets itself here, since it calls the API too. */
export interface TokenSource {
  accessToken(): Promise<string | undefined>;
  /** Another token than the one that the API has rejected, if there is one. */
  renewed(rejected: string): Promise<string | undefined>;
}

let tokens: TokenSource | undefined;

export function useTokens(source: TokenSource): void {
  tokens = source;
}

/**
 * Sends a request, with the access token of the session if it needs one and there is one.
 *
 * @throws ApiError for every response that is not successful, and if there is none
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const token = call.token ?? (isPublic(path, call) ? undefined : await tokens?.accessToken());
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
      credentials: 'same-origin',
    });
  } catch (e) {
    if (call.signal?.aborted) throw e;
    throw new ApiError({ status: 0, code: 'offline', detail: '' });
  }
  if (response.ok) return response;
  if (response.status === 401 && token && call.token === undefined) {
    const renewed = await tokens?.renewed(token);
    if (renewed) return send(path, { ...call, token: renewed });
  }
  throw await errorOf(response);
}

/** The catalogue needs no token, and does not wait for one. */
function isPublic(path: string, call: Call): boolean {
  return path.startsWith('/product') && (call.method ?? 'GET') === 'GET';
}

/** As {@link send}, and reads the body; undefined if there is none. */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  if (response.status === 204) return undefined as T;
  return readBody<T>(response, call.signal);
}

/** @throws ApiError if the body breaks off */
export async function readBody<T>(response: Response, signal?: AbortSignal): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    if (signal?.aborted) throw signal.reason;
    throw new ApiError({ status: 0, code: 'offline', detail: '', ...idsOf(response) });
  }
}

/** What finds the request in the logs and traces of the shop. */
function idsOf({ headers }: Response): Pick<ProblemBody, 'requestId' | 'traceId'> {
  return { requestId: headers.get('X-Request-Id') ?? undefined, traceId: headers.get('X-Trace-Id') ?? undefined };
}

async function errorOf(response: Response): Promise<ApiError> {
  const { status, headers } = response;
  let body: Partial<ProblemBody> | null;
  try {
    body = (await response.json()) as Partial<ProblemBody> | null;
  } catch {
    body = null;
  }
  // A proxy on the way may respond with JSON of its own, or with none.
  const problem = { code: 'unreadable', detail: '', ...idsOf(response), ...body, status };
  const retryAfter = Number(headers.get('Retry-After')) || undefined;
  return new ApiError(problem, retryAfter);
}

/** A query string of the parameters that have a value, with the question mark. */
export function query(parameters: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
