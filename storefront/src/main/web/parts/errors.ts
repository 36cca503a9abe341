import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../api/client';
import { t, textOr } from '../text/text';

/** What went wrong, in the words of the visitor's language. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.other');
  if (error.code === 'too_many_requests') return t('error.too_many_requests', { seconds: error.retryAfter ?? 30 });
  return textOr(`error.${error.code}`, t('error.other'));
}

/** A message that screen readers announce; nothing without an error. */
export function errorNotice(error: unknown, retry?: () => void): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return html`<div class="notice bad" role="alert" data-testid="error">
    <p>${errorText(error)}</p>
    ${retry ? html`<button type="button" @click=${retry} data-testid="retry">${t('error.retry')}</button>` : nothing}
  </div>`;
}
