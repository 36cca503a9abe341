import { state } from 'lit/decorators.js';
import { ApiError } from '../api/client';
import type { Key } from '../text/text';
import { ShopElement } from './element';
import { showViolations } from './form';

/** A component on which visitors act, one action at a time: it knows whether one runs, and how the last one ended. */
export class ActingElement extends ShopElement {
  @state() protected busy = false;
  @state() protected error?: unknown;
  /** Message shown after a successful action. */
  @state() protected done?: Key;

  /**
   * Runs an action, and never fails: an error is kept to be shown.
   *
   * @param done shown after success
   * @param form whose fields are marked if the API finds them invalid
   */
  protected async attempt(action: () => Promise<unknown>, done?: Key, form?: HTMLFormElement): Promise<void> {
    this.busy = true;
    this.error = undefined;
    this.done = undefined;
    try {
      await action();
      if (done) this.done = done;
    } catch (e) {
      this.error = e;
      if (form && e instanceof ApiError) showViolations(form, e.problem);
    } finally {
      this.busy = false;
    }
  }
}
