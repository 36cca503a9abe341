package com.shop.user.account;

import com.shop.platform.identity.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The roles that an account is to have. Those of machine clients are not for people. */
record RoleList(
    @NotNull @Size(max = 10)
        List<
                @NotNull
                @Pattern(
                    regexp = Role.ADMIN + "|" + Role.CUSTOMER,
                    message = "must be " + Role.ADMIN + " or " + Role.CUSTOMER)
                String>
            roles) {

  /** With that of a customer, whether it is named or not: everyone with an account is one. */
  Set<String> complete() {
    Set<String> complete = new TreeSet<>(roles);
    complete.add(Role.CUSTOMER);
    return complete;
  }
}
