package com.shop.payment.refund;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of refunded payments, by ascending number. */
@Schema(name = "RefundedPayments")
record RefundedPayments(List<RefundedPayment> items) {}
