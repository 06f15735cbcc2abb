"web*":
  - nginx
