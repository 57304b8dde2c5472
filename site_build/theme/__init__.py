"""What every page is made with: templates, assets, the policy, one disk cache."""
