for tenant in ["acme", "globex", "acme"] {
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^
  queue inbox { tags: { tenant: tenant } }
}
