"""`python -m fanlight` is `fanlight`."""

if __name__ == "__main__":
    from fanlight.cli.main import main  # not above: processes that read files load this module, and need none of it

    main()
