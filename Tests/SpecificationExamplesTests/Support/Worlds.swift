/// What the examples' operations read, by response name (the specification shows the answers only).
enum Worlds {
    static let zuck = """
        {
          "id": 4, "name": "Mark Zuckerberg",
          "smallPic": "https://cdn.site.io/pic-4-64.jpg", "bigPic": "https://cdn.site.io/pic-4-1024.jpg"
        }
        """
    static let user = #"{"user": \#(zuck), "zuck": \#(zuck)}"#
    static let profiles = """
        {
          "profiles": [
            {"$type": "User", "handle": "zuck", "friends": {"count": 1234}},
            {"$type": "Page", "handle": "coca-cola", "likers": {"count": 90234512}}
          ]
        }
        """
    static let person = """
        {
          "name": "Mark Zuckerberg", "age": 30, "picture": "http://some.cdn/picture.jpg",
          "relationship": {"name": "Priscilla Chan"}
        }
        """
    static let picture = #"{"name": "Mark Zuckerberg", "picture": "http://some.cdn/picture_600.jpg"}"#
    static let message = #"{"newMessage": {"sender": "Hagrid", "text": "You're a wizard!"}}"#
    static let heroes = """
        {
          "hero": {
            "name": "R2-D2",
            "heroFriends": [
              {"id": "1000", "name": "Luke Skywalker"},
              {"id": "1002", "name": {"$error": "Name for character with ID 1002 could not be fetched."}},
              {"id": "1003", "name": "Leia Organa"}
            ]
          }
        }
        """
}
