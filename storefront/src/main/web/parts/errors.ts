import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../api/client';
import { t, textOr } from '../text/text';

/** What went wrong, in the words of the visitor's language. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.other');
  if (error.code === 'too_many_requests') return t('error.too_many_requests', { n: error.retryAfter ?? 30 });
  return textOr(`error.${error.code}`, t('error.other'));
}

/** A message that screen readers announce, and the request to name in a report; nothing without an error. */
export function errorNotice(error: unknown, retry?: () => void): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const id = error instanceof ApiError ? error.problem.requestId : undefined;
  return html`<div class="notice bad" data-testid="error">
    <p role="alert">${errorText(error)}</p>
    ${id ? html`<p class="small id" data-testid="request-id">${t('error.requestId', { id })}</p>` : nothing}
    ${retry ? html`<button type="button" @click=${retry} data-testid="retry">${t('error.retry')}</button>` : nothing}
  </div>`;
}
