"""The weights of inquit's large reader; inquit finds them in the folder `trained` of this package."""
